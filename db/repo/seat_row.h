/* seat_row.h - who has a seat, as every statement about seats tells it. */
#pragma once

#include "core/event.h"

struct stmt;

/* The columns of {{seat_person}}, of which `ref` is the first. */
void seat_person_read(struct stmt *s, int ref, struct seat *seat);
