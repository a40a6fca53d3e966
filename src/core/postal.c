#include "core/postal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

struct town {
    char code[POSTAL_CODE_SIZE];
    const char *name;
};

/* In order of the codes, for the binary search. */
// clang-format off
static const struct town towns[] = {
    { "176-0000", "" }, /* 以下に掲載がない場合 */
    { "176-0001", "練馬" },         { "176-0002", "桜台" },       { "176-0003", "羽沢" },
    { "176-0004", "小竹町" },       { "176-0005", "旭丘" },       { "176-0006", "栄町" },
    { "176-0011", "豊玉上" },       { "176-0012", "豊玉北" },     { "176-0013", "豊玉中" },
    { "176-0014", "豊玉南" },       { "176-0021", "貫井" },       { "176-0022", "向山" },
    { "176-0023", "中村北" },       { "176-0024", "中村" },       { "176-0025", "中村南" },
    { "177-0031", "三原台" },       { "177-0032", "谷原" },       { "177-0033", "高野台" },
    { "177-0034", "富士見台" },     { "177-0035", "南田中" },     { "177-0041", "石神井町" },
    { "177-0042", "下石神井" },     { "177-0043", "上石神井南町" }, { "177-0044", "上石神井" },
    { "177-0045", "石神井台" },     { "177-0051", "関町北" },     { "177-0052", "関町東" },
    { "177-0053", "関町南" },       { "177-0054", "立野町" },     { "178-0061", "大泉学園町" },
    { "178-0062", "大泉町" },       { "178-0063", "東大泉" },     { "178-0064", "南大泉" },
    { "178-0065", "西大泉" },       { "178-0066", "西大泉町" },   { "179-0071", "旭町" },
    { "179-0072", "光が丘" },       { "179-0073", "田柄" },       { "179-0074", "春日町" },
    { "179-0075", "高松" },         { "179-0076", "土支田" },     { "179-0081", "北町" },
    { "179-0082", "錦" },           { "179-0083", "平和台" },     { "179-0084", "氷川台" },
    { "179-0085", "早宮" },
};
// clang-format on

static int
by_code(const void *code, const void *town)
{
    return strcmp(code, ((const struct town *)town)->code);
}

bool
postal_in_ward(const char *code, struct postal_place *out)
{
    const struct town *town =
        bsearch(code, towns, sizeof towns / sizeof *towns, sizeof *towns, by_code);

    *out = (struct postal_place){ 0 };
    if (!town)
        return false;
    *out = (struct postal_place){ .prefecture = "東京都", .city = "練馬区" };
    (void)text_copy(out->code, sizeof out->code, town->code);
    (void)text_copy(out->town, sizeof out->town, town->name);
    return true;
}

void
postal_address(const struct postal_place *place, char out[LONG_SIZE])
{
    snprintf(out, LONG_SIZE, "%s%s%s", place->prefecture, place->city, place->town);
}

bool
postal_fits(const struct postal_place *place, const char *address)
{
    const char *name = place->town[0]   ? place->town
                       : place->city[0] ? place->city
                                        : place->prefecture;

    return strstr(address, name) != NULL;
}
