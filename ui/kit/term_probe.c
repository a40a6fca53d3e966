/* term_probe.c - see term_probe.h. */
#include "ui/kit/term_probe.h"

#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "ui/kit/loop.h"

static const char QUESTION[] = "\r\xE2\x94\x80\033[6n"; /* U+2500, then: where is the cursor? */
static const char WIPE[] = "\r\033[K";

/* Digits from `*i` on; -1 when there are none or too many. */
static int
number(const char *bytes, size_t n, size_t *i)
{
    size_t start = *i;
    int value = 0;

    while (*i < n && bytes[*i] >= '0' && bytes[*i] <= '9' && *i - start < 5)
        value = value * 10 + bytes[(*i)++] - '0';
    return *i == start ? -1 : value;
}

int
term_probe_answer(const char *bytes, size_t n, size_t *at, size_t *len)
{
    for (size_t start = 0; start + 1 < n; start++) {
        size_t i = start + 2;
        int col;

        if (bytes[start] != '\033' || bytes[start + 1] != '[')
            continue;
        if (number(bytes, n, &i) < 0 || i >= n || bytes[i++] != ';')
            continue;
        col = number(bytes, n, &i);
        if (col < 0 || i >= n || bytes[i++] != 'R')
            continue;
        *at = start;
        *len = i - start;
        return col;
    }
    return 0;
}

static bool
raw_mode(void)
{
    struct termios mode;

    if (tcgetattr(STDIN_FILENO, &mode) != 0)
        return false;
    cfmakeraw(&mode);
    mode.c_oflag |= OPOST;
    return tcsetattr(STDIN_FILENO, TCSANOW, &mode) == 0;
}

enum probe_width
term_probe(struct probe_typed *typed, int timeout_ms)
{
    long end = loop_now_ms() + timeout_ms;
    size_t at = 0, len = 0;
    int col = 0;

    typed->len = 0;
    if (!raw_mode()
        || write(STDOUT_FILENO, QUESTION, sizeof QUESTION - 1) != (ssize_t)sizeof QUESTION - 1)
        return PROBE_SILENT;
    while (col == 0 && typed->len < sizeof typed->bytes) {
        struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
        long left = end - loop_now_ms();
        ssize_t n;

        if (left <= 0 || poll(&fd, 1, (int)left) <= 0)
            break;
        n = read(STDIN_FILENO, typed->bytes + typed->len, sizeof typed->bytes - typed->len);
        if (n <= 0)
            break;
        typed->len += (size_t)n;
        col = term_probe_answer(typed->bytes, typed->len, &at, &len);
    }
    if (write(STDOUT_FILENO, WIPE, sizeof WIPE - 1) < 0)
        return PROBE_SILENT;
    typed->len -= len;
    memmove(typed->bytes + at, typed->bytes + at + len, typed->len - at);
    return col == 2 ? PROBE_NARROW : col == 3 ? PROBE_WIDE : PROBE_SILENT;
}
