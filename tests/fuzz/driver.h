/* driver.h - what a fuzz target gives. Built with clang -fsanitize=fuzzer it runs under libFuzzer;
 * with driver.c it runs in every test run.
 *
 * To add a target: write fuzz_NAME.c with the two definitions below and add NAME to meson.build. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Runs every property on one input; a broken one ends in fuzz_require(). Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Pieces that the driver builds inputs from, NULL at the end. */
extern const char *const fuzz_fragments[];

/* abort(), so that every engine sees it, whatever the build says about asserts. */
#define fuzz_require(holds) ((holds) ? (void)0 : abort())
