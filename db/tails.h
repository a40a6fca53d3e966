/* tails.h - the search index of names: how a query is written for it. The index `person_tails` is
 * an FTS5 table over the view `person_text`, whose text is
 *     TAILS_MARK name_key ' ' TAILS_MARK kana_key
 * with keys folded by kana_search_key(). The mark is a control character and the space is dropped
 * by folding, so neither can stand in a key: a query that begins with the mark finds what begins
 * so, and no hit runs from the name into the reading.
 *
 * The repository (person_order.h) keeps the index in the transaction of the row, from the view
 * itself: 'delete' with the text that stands there before UPDATE or DELETE of the row, and its text
 * after INSERT or UPDATE.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { TAILS_MARK = 2 }; /* char(2) in the schema */
/* Of what tails_match() writes for a key of so many bytes. */
#define TAILS_MATCH_SIZE(bytes) (3 * (bytes) + 16)

/* Write the FTS5 expression for `key`, a query folded by kana_search_key(), to be bound with
 * stmt_text() as `WHERE person_tails MATCH :match`. from_start: name or reading begins so; else it
 * may stand anywhere in one of them. It asks for the parts of three characters that make up the
 * key, which is less work than a phrase: for a longer one the caller looks whether they stand side
 * by side. Nothing in `key` is an operator. false, and "" in `out`: the key is empty, holds a space
 * or control character (no stored key does), or does not fit. TAILS_MATCH_SIZE always fits. */
bool tails_match(const char *key, bool from_start, char *out, size_t size);
