/* limits.h - how large stored texts are: bytes of the C array for the schema's number of characters
 * (four bytes a character and the NUL). */
#pragma once

enum {
    CODE_SIZE = 41,     /* an id of a code list: "workplace_visit" */
    REF_SIZE = 161,     /* 40 characters */
    LINE_SIZE = 401,    /* 100 characters */
    LONG_SIZE = 801,    /* 200 characters */
    SHORT_SIZE = 241,   /* 60 characters */
    REMARK_SIZE = 4001, /* 1,000 characters */
    NOTE_SIZE = 16001,  /* 4,000 characters */
    LOCAL_SIZE = 17,    /* "2014-05-12T10:00" */
    STAMP_SIZE = 21,    /* "2014-05-12T01:00:00Z" */
};

/* The same limits as people count them. */
enum {
    REF_CHARS = 40,
    LINE_CHARS = 100,
    LONG_CHARS = 200,
    SHORT_CHARS = 60,
    REMARK_CHARS = 1000,
    NOTE_CHARS = 4000,
};
