/* Runs one fuzz target without a fuzzing engine: made-up inputs from a printed seed.
 *
 * usage: fuzz_NAME [RUNS [SEED]]      default 20000 runs, seed 1
 *        fuzz_NAME -f FILE...         the inputs in these files, as an engine leaves them
 * FUZZ_SECONDS in the environment: that long instead, with a seed from the clock. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/fuzz/driver.h"

enum { MOST_BYTES = 4096, USUAL_RUNS = 20000 };

static uint64_t state_of_chance;

/* splitmix64 */
static uint64_t
chance(uint64_t below)
{
    uint64_t z = state_of_chance += 0x9E3779B97F4A7C15u;

    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (z ^ z >> 31) % below;
}

static size_t
make_input(uint8_t *input, size_t fragments)
{
    size_t size = 0, pieces = chance(chance(8) ? 12 : 200);

    while (pieces-- > 0) {
        const char *piece = fuzz_fragments[chance(fragments)];
        size_t bytes = strlen(piece);

        if (size + bytes + 1 > MOST_BYTES)
            break;
        if (chance(6) == 0) {
            input[size++] = (uint8_t)chance(256);
        } else {
            memcpy(input + size, piece, bytes);
            size += bytes;
        }
    }
    return size;
}

/* A few bytes changed, cut out or doubled. */
static size_t
mutate(uint8_t *input, size_t size)
{
    for (uint64_t times = 1 + chance(4); times > 0 && size > 0; times--) {
        size_t at = chance(size), length = 1 + chance(size - at < 8 ? size - at : 8);

        switch (chance(4)) {
        case 0: input[at] = (uint8_t)chance(256); break;
        case 1: input[at] ^= (uint8_t)(1u << chance(8)); break;
        case 2:
            memmove(input + at, input + at + length, size - at - length);
            size -= length;
            break;
        default:
            if (size + length <= MOST_BYTES) {
                memmove(input + at + length, input + at, size - at);
                size += length;
            }
            break;
        }
    }
    return size;
}

/* An exact copy, so that a sanitizer sees one byte too many. */
static void
run_one(const uint8_t *input, size_t size)
{
    uint8_t *exact = malloc(size ? size : 1);

    memcpy(exact, input, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

static int
run_file(const char *path)
{
    static uint8_t input[1 << 20];
    FILE *f = fopen(path, "rb");

    if (!f) {
        perror(path);
        return 1;
    }
    size_t size = fread(input, 1, sizeof input, f);
    fclose(f);
    run_one(input, size);
    return 0;
}

int
main(int argc, char **argv)
{
    const char *seconds = getenv("FUZZ_SECONDS");
    uint64_t runs = argc > 1 ? strtoull(argv[1], NULL, 10) : USUAL_RUNS, done = 0;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : seconds ? (uint64_t)time(NULL) : 1;
    time_t end = seconds ? time(NULL) + strtol(seconds, NULL, 10) : 0;
    uint8_t input[MOST_BYTES];
    size_t fragments = 0;

    if (argc > 1 && strcmp(argv[1], "-f") == 0) {
        int failed = 0;
        for (int i = 2; i < argc; i++)
            failed |= run_file(argv[i]);
        return failed;
    }
    while (fuzz_fragments[fragments])
        fragments++;
    /* Printed and flushed first: it must be known when a run aborts. */
    printf("seed %" PRIu64 "\n", seed);
    fflush(stdout);
    state_of_chance = seed;
    for (; seconds ? time(NULL) < end : done < runs; done++) {
        size_t size = make_input(input, fragments);
        run_one(input, size);
        size = mutate(input, size);
        run_one(input, size);
    }
    printf("%" PRIu64 " runs, every property held\n", done);
    return 0;
}
