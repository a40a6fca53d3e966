/* person_order.h - where people stand in the order of readings (contract "Search"), as a number:
 * person.skey orders them as (sort_key, ref) do. It is the row number of the search index too, so
 * hits come in order, and a page stops when it is full. Numbers are given with room between them
 * and say nothing by themselves; only a write gives them, and it may give others new ones. */
#pragma once

#include "core/err.h"

#include <stddef.h>
#include <stdint.h>

struct db;

/* The number for somebody with this order key of the reading and this ref; for the row `id` its own
 * one, while that is right (0: a row that is yet to come). Within a write transaction, which gives
 * the row that number: people near by may have made room, in the index and with their phones. */
MUST_CHECK enum err_code person_order_place(struct db *db, int64_t id, const unsigned char *sort,
                                            size_t sort_size, const char *ref, int64_t *skey,
                                            struct err *e);

/* The row leaves the search index before it is changed or removed, and enters it afterwards. */
MUST_CHECK enum err_code person_index_remove(struct db *db, int64_t id, struct err *e);
MUST_CHECK enum err_code person_index_add(struct db *db, int64_t id, struct err *e);
