/* postal_import.h - reading Japan Post's list of postal codes in. */
#pragma once

#include "ui/kit/screen.h"

/* Command: asks for the path of the file and reads it in, all or nothing. */
void postal_import_ask(struct screen *s);
