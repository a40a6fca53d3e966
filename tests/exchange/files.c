#include "tests/exchange/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct import_report last_report;

int
files_open(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

int
files_close(void **state)
{
    import_report_free(&last_report);
    return fixture_close(state);
}

const char *
file_path(struct fixture *f, const char *name)
{
    static char path[600];

    snprintf(path, sizeof path, "%s/%s", f->folder, name);
    return path;
}

const char *
file_put(struct fixture *f, const char *name, const char *bytes, size_t size)
{
    const char *path = file_path(f, name);
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    assert_int_equal(fclose(out), 0);
    return path;
}

char *
file_read(const char *path, size_t *size)
{
    FILE *in = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0, n;

    assert_non_null(in);
    for (*size = 0;; *size += n) {
        room += 65536;
        bytes = realloc(bytes, room + 1);
        assert_non_null(bytes);
        if ((n = fread(bytes + *size, 1, room - *size, in)) == 0)
            break;
    }
    fclose(in);
    bytes[*size] = '\0';
    return bytes;
}

int
files_named(struct fixture *f, const char *beginning)
{
    DIR *dir = opendir(f->folder);
    int n = 0;

    assert_non_null(dir);
    for (struct dirent *file; (file = readdir(dir));)
        n += strncmp(file->d_name, beginning, strlen(beginning)) == 0;
    closedir(dir);
    return n;
}

static enum err_code
run_import(struct fixture *f, const char *kind, const char *csv, bool dry_run)
{
    const char *path = file_put(f, "in.csv", csv, strlen(csv));

    import_report_free(&last_report);
    assert_non_null(import_kind_find(kind));
    return import_run(f->d, import_kind_find(kind), path, ENCODING_AUTO, dry_run, &last_report,
                      &f->e);
}

enum err_code
file_import(struct fixture *f, const char *kind, const char *csv)
{
    return run_import(f, kind, csv, false);
}

enum err_code
file_try(struct fixture *f, const char *kind, const char *csv)
{
    return run_import(f, kind, csv, true);
}

void
file_takes(struct fixture *f, const char *kind, const char *csv, size_t added, size_t changed,
           size_t same)
{
    enum err_code rc = file_import(f, kind, csv);

    for (size_t i = 0; rc != ERR_OK && i < last_report.count; i++)
        if (!last_report.notes[i].warning)
            print_message("%s %zu %s \"%s\": %s\n", kind, last_report.notes[i].line,
                          last_report.notes[i].column, last_report.notes[i].value,
                          last_report.notes[i].reason);
    expect_ok(f, rc);
    assert_int_equal(last_report.done[IMPORT_ADDED], added);
    assert_int_equal(last_report.done[IMPORT_CHANGED], changed);
    assert_int_equal(last_report.done[IMPORT_SAME], same);
}

const struct import_note *
note_on(size_t line, const char *column)
{
    for (size_t i = 0; i < last_report.count; i++) {
        const struct import_note *n = &last_report.notes[i];

        if (n->line == line && (!column || strcmp(n->column, column) == 0))
            return n;
    }
    return NULL;
}

char *
file_export(struct fixture *f, const char *kind, int fy, bool json)
{
    struct sheet sheet;
    char *bytes = NULL;
    size_t size = 0;

    assert_non_null(export_kind_find(kind));
    expect_ok(f, export_run(f->d, export_kind_find(kind), (struct fiscal_year){ fy }, &sheet,
                            &f->e));
    FILE *out = open_memstream(&bytes, &size);
    assert_non_null(out);
    if (json)
        sheet_write_json(&sheet, out);
    else
        sheet_write_csv(&sheet, out);
    fclose(out);
    sheet_free(&sheet);
    return bytes;
}

void
office_of_files(struct fixture *f)
{
    file_takes(f, "organisations",
               "ref,kind,name\n"
               "O-1,transition_office,架空移行\n"
               "O-2,employer,架空商事\n"
               "O-3,workshop,架空作業所\n",
               3, 0, 0);
    file_takes(f, "people",
               "ref,name,kana,birth_date,opened_on\n"
               "A-1,架空 花子,カクウ ハナコ,1980-05-06,2014-04-02\n",
               1, 0, 0);
}
