/* board.c - what the KPI board costs with 300,000 dispatches over 15 fiscal years: CPU time of one
 * load, steps, scans and sorts. Run by run.sh; prints, never fails on a time. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "db/db.h"
#include "desk/board.h"
#include "desk/desk.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "figure.h"

enum { FRAME_MS = 16, RECORDS = 300000, DAYS = 15 * 365, LOADS = 20 };

static void
must(int is_good, const char *what)
{
    if (is_good)
        return;
    fprintf(stderr, "board bench: %s\n", what);
    exit(1);
}

/* Straight into the file, as no terminal would: only the size matters here. */
static void
fill(const char *path)
{
    char sql[900];
    sqlite3 *db = NULL;

    snprintf(sql, sizeof sql,
             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
             "INSERT INTO dispatch (ref, on_day, trip, destination, destination_key, method, purpose) "
             "SELECT 'b' || i, date('2000-04-01', '+' || (i %% %d) || ' days'), 1, "
             "       'place ' || (i / %d), 'place' || (i / %d), 'workplace_visit', "
             "       CASE i %% 4 WHEN 0 THEN 'other' ELSE 'retention' END FROM n",
             RECORDS, DAYS, DAYS, DAYS);
    must(sqlite3_open(path, &db) == SQLITE_OK, "open");
    must(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static double
cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int
main(void)
{
    static const char password[] = "bench and nothing else";
    char folder[] = "/tmp/madoguchi-bench-XXXXXX", path[64];
    struct board *board = calloc(1, sizeof *board);
    struct desk *d = NULL;
    struct err e = { 0 };

    must(board && mkdtemp(folder), "a folder");
    snprintf(path, sizeof path, "%s/desk.db", folder);
    must(desk_init(path, "bench", "bench", password, &e) == ERR_OK, e.msg);
    fill(path);
    must(desk_open(&d, path, (struct date){ 2014, 10, 31 }, &e) == ERR_OK, e.msg);
    must(session_sign_in(d, "bench", password, &e) == ERR_OK, e.msg);
    double least = 1e9, sum = 0;
    for (int i = 0; i < LOADS; i++) {
        double begun = cpu_ms();
        must(board_load(d, (struct fiscal_year){ 2014 }, DATE_NONE, board, &e) == ERR_OK, e.msg);
        double took = cpu_ms() - begun;
        sum += took;
        least = took < least ? took : least;
    }
    struct db_cost worst = db_take_worst(d->db);
    figure(sum / LOADS, FRAME_MS, "board: %d dispatches, %.2f ms CPU a load (least %.2f), No.69 %lld",
           RECORDS, sum / LOADS, least, (long long)board_find(board, 69)->actual);
    printf("board: %d scans, %d sorts  (aim: none)  %s\n", worst.scans, worst.sorts,
           worst.scans + worst.sorts == 0 ? "reached" : "MISSED");
    desk_close(d);
    free(board);
    static const char *const ends[] = { "", "-wal", "-shm", "-key", "-mark", "-gate" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char name[128];
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
    rmdir(folder);
    return 0;
}
