/* error.c - every SQLite result code as a sentence for the desk: what happened, that what was typed
 * is safe, what to press, whom to call. A code that is in no row has the words of its primary code,
 * and an unknown one those of a fault in this program.
 *
 * To add a row: the table, the Japanese in ui/po/ja.po. A sentence has at most 240 bytes in each
 * language: err_set() appends the code. */
#include "db/db_private.h"

#include <string.h>

static db_log *log_to;

void
db_set_log(db_log *to)
{
    log_to = to;
}

#define FAULT                                                                                      \
    N_("A fault in this program. Nothing was stored; what you typed is still here. Note the "      \
       "letters at the end and call the administrator.")
#define MEMORY                                                                                     \
    N_("Memory is short. Nothing was stored; what you typed is still here. Close other "           \
       "programs, then save again; if it stays so, call the administrator.")
#define FULL                                                                                       \
    N_("The disk is full. Nothing was stored; what you typed is still here. Have the "             \
       "administrator make space, then save again.")
#define UNSURE                                                                                     \
    N_("The disk did not confirm. It is not certain that this was stored; what you typed is "      \
       "still here. Open the record anew and compare before you save; call the administrator.")
#define FORMAT                                                                                     \
    N_("The database file has another format than this program. Nothing was stored; what you "     \
       "typed is still here. Call the administrator.")
#define STOPPED                                                                                    \
    N_("The work was stopped. Nothing was stored; what you typed is still here. Save again; if "   \
       "it happens again, call the administrator.")
#define TAKEN                                                                                      \
    N_("There is already a record with this number. Nothing was stored; what you typed is still "  \
       "here. Use another number; if in doubt, call the administrator.")
#define NO_ERROR N_("No error.")

// clang-format off
static const struct db_error table[] = {
    { SQLITE_OK,            ERR_OK,   NO_ERROR },
    { SQLITE_ERROR,         ERR_BUG,  FAULT },
    { SQLITE_INTERNAL,      ERR_BUG,  FAULT },
    { SQLITE_PERM,          ERR_IO,
      N_("The database may not be written. Nothing was stored; what you typed is still here. Have "
         "the administrator check the rights of the file.") },
    { SQLITE_ABORT,         ERR_IO,   STOPPED },
    { SQLITE_BUSY,          ERR_BUSY,
      N_("Another desk is saving. Nothing was stored; what you typed is still here. Save again in "
         "a moment; if it stays so, call the administrator.") },
    { SQLITE_BUSY_SNAPSHOT, ERR_BUG,  FAULT },
    { SQLITE_LOCKED,        ERR_BUG,  FAULT },
    { SQLITE_NOMEM,         ERR_IO,   MEMORY },
    { SQLITE_READONLY,      ERR_IO,
      N_("The database file is read-only. Nothing was stored; what you typed is still here. Have "
         "the administrator check the rights of the file.") },
    { SQLITE_READONLY_DIRECTORY, ERR_IO,
      N_("The folder of the database is not writable. Nothing was stored; what you typed is still "
         "here. Have the administrator check the rights of the folder.") },
    { SQLITE_READONLY_DBMOVED, ERR_DAMAGED, DB_MOVED },
    { SQLITE_INTERRUPT,     ERR_IO,   STOPPED },
    { SQLITE_IOERR,         ERR_IO,
      N_("The disk reports an error. Nothing was stored; what you typed is still here. Leave the "
         "computer switched on and call the administrator.") },
    { SQLITE_IOERR_WRITE,   ERR_IO,
      N_("The disk takes no more (full, or a limit is reached). Nothing was stored; what you typed "
         "is still here. Have the administrator make space, then save again.") },
    { SQLITE_IOERR_FSYNC,   ERR_IO,   UNSURE },
    { SQLITE_IOERR_DIR_FSYNC, ERR_IO, UNSURE },
    { SQLITE_IOERR_NOMEM,   ERR_IO,   MEMORY },
    { SQLITE_IOERR_SHMSIZE, ERR_IO,   FULL },
    { SQLITE_IOERR_CORRUPTFS, ERR_DAMAGED,
      N_("The file system is damaged. Nothing was stored; what you typed is still here. Stop "
         "working, note this screen and call the administrator.") },
    { SQLITE_CORRUPT,       ERR_DAMAGED,
      N_("The database file is damaged. Nothing was stored; what you typed is still here. Stop "
         "working and call the administrator, who restores a backup.") },
    { SQLITE_CORRUPT_VTAB,  ERR_DAMAGED,
      N_("The search index does not agree with the records. Nothing was stored; what you typed is "
         "still here. Call the administrator.") },
    { SQLITE_NOTFOUND,      ERR_BUG,  FAULT },
    { SQLITE_FULL,          ERR_IO,   FULL },
    { SQLITE_CANTOPEN,      ERR_IO,
      N_("The database file cannot be opened. Nothing was stored; what you typed is still here. "
         "Call the administrator.") },
    { SQLITE_PROTOCOL,      ERR_IO,
      N_("Files cannot be locked on this disk. Nothing was stored; what you typed is still here. "
         "The database must lie on this computer's own disk: call the administrator.") },
    { SQLITE_EMPTY,         ERR_BUG,  FAULT },
    { SQLITE_SCHEMA,        ERR_SCHEMA, FORMAT },
    { SQLITE_TOOBIG,        ERR_INVALID,
      N_("A text is too long. Nothing was stored; what you typed is still here. Shorten it and "
         "save again; if in doubt, call the administrator.") },
    { SQLITE_CONSTRAINT,    ERR_INVALID,
      N_("A value is not allowed here. Nothing was stored; what you typed is still here. Correct "
         "it and save again; if in doubt, call the administrator.") },
    { SQLITE_CONSTRAINT_COMMITHOOK, ERR_BUG, FAULT },
    { SQLITE_CONSTRAINT_FOREIGNKEY, ERR_INVALID,
      N_("Other records belong to this one, or one it names is gone. Nothing was stored; what you "
         "typed is still here. Look at those first; if in doubt, call the administrator.") },
    { SQLITE_CONSTRAINT_NOTNULL, ERR_INVALID,
      N_("A field that must be filled in is empty. Nothing was stored; what you typed is still "
         "here. Fill it in and save again; if in doubt, call the administrator.") },
    { SQLITE_CONSTRAINT_PRIMARYKEY, ERR_INVALID, TAKEN },
    { SQLITE_CONSTRAINT_ROWID, ERR_INVALID, TAKEN },
    { SQLITE_CONSTRAINT_UNIQUE, ERR_INVALID, TAKEN },
    { SQLITE_CONSTRAINT_TRIGGER, ERR_INVALID,
      N_("A signed or logged line is never changed. Nothing was stored; what you typed is still "
         "here. Enter a correction instead; if in doubt, call the administrator.") },
    { SQLITE_MISMATCH,      ERR_BUG,  FAULT },
    { SQLITE_MISUSE,        ERR_BUG,  FAULT },
    { SQLITE_NOLFS,         ERR_IO,   FULL },
    { SQLITE_AUTH,          ERR_BUG,  FAULT },
    { SQLITE_FORMAT,        ERR_SCHEMA, FORMAT },
    { SQLITE_RANGE,         ERR_BUG,  FAULT },
    { SQLITE_NOTADB,        ERR_SCHEMA,
      N_("This is not a database of madoguchi. Nothing was changed. Choose another file or restore "
         "a backup; if in doubt, call the administrator.") },
    { SQLITE_NOTICE,        ERR_OK,   NO_ERROR },
    { SQLITE_WARNING,       ERR_OK,   NO_ERROR },
    { SQLITE_ROW,           ERR_OK,   NO_ERROR },
    { SQLITE_DONE,          ERR_OK,   NO_ERROR },
};
// clang-format on

static const struct db_error unknown = { -1, ERR_BUG, FAULT };

static const struct db_error *
find_exact(int code)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (table[i].code == code)
            return &table[i];
    return NULL;
}

const struct db_error *
db_error_find(int code)
{
    const struct db_error *row = find_exact(code);

    if (!row)
        row = find_exact(code & 0xff);
    return row ? row : &unknown;
}

/* "UNIQUE constraint failed: person.ref" and "CHECK constraint failed: birth_date" name the column;
 * every guard of the schema bears its column's name. Anything else is no field. */
static void
field_of(const char *words, char *out, size_t size)
{
    const char *name = strstr(words, "constraint failed: ");

    out[0] = '\0';
    if (!name)
        return;
    name += strlen("constraint failed: ");
    const char *dot = strchr(name, '.');
    name = dot ? dot + 1 : name;
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (n > 0 && n < size && (name[n] == '\0' || name[n] == ','))
        snprintf(out, size, "%.*s", (int)n, name);
}

enum err_code
db_fail(struct db *db, int rc, const char *where, struct err *e)
{
    const struct db_error *row = db_error_find(rc);
    const char *words = sqlite3_errmsg(db->sqlite);
    char field[32] = "";

    if (row->err == ERR_OK)
        row = &unknown;
    if (log_to) {
        char line[512];
        snprintf(line, sizeof line, "%s: E %d: %s", where, rc, words);
        log_to(line);
    }
    if (row->err == ERR_BUG)
        return err_set(e, ERR_BUG, "", N_("%s (%s, E %d)"), err_translate(row->what), where, rc);
    if (row->err == ERR_INVALID)
        field_of(words, field, sizeof field);
    return err_set(e, row->err, field, N_("%s (E %d)"), err_translate(row->what), rc);
}

enum err_code
db_fail_bug(const char *what, const char *where, struct err *e)
{
    if (log_to) {
        char line[512];
        snprintf(line, sizeof line, "%s: %s", where, what);
        log_to(line);
    }
    return err_set(e, ERR_BUG, "", N_("%s (%s: %s)"), err_translate(FAULT), where, what);
}
