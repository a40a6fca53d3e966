/* floor.c - the least ncurses program that shows a list and moves a bar: what everything else is
 * measured against. No database, no layers, no checks.
 *     Down moves the bar, PageDown turns the page, q quits */
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>

static const char *const names[] = { "架空 一郎", "架空 花子", "架空 次郎", "架空 三奈" };

static void
draw_row(int y, int number, bool chosen)
{
    char text[160];

    snprintf(text, sizeof text, "%s %05d  %s  昭和52年3月14日  面談 %d回", chosen ? ">" : " ",
             number, names[number % 4], number * 7 % 40);
    attrset(chosen ? A_REVERSE : A_NORMAL);
    mvaddstr(y, 0, text);
    clrtoeol();
    attrset(A_NORMAL);
}

static void
draw_page(int top, int bar)
{
    mvaddstr(0, 0, "窓口  一覧");
    for (int y = 1; y < LINES - 1; y++)
        draw_row(y, top + y, y == bar);
    mvaddstr(LINES - 1, 0, "F1 説明  F3 戻る  F10 終了");
}

int
main(void)
{
    int top = 0, bar = 1, key;

    if (!setlocale(LC_ALL, "C.UTF-8") || !initscr())
        return 1;
    raw();
    noecho();
    keypad(stdscr, TRUE);
    draw_page(top, bar);
    move(bar, 0);
    refresh();
    while ((key = getch()) != 'q' && key != ERR) {
        if (key == KEY_DOWN) {
            draw_row(bar, top + bar, false);
            bar = bar % (LINES - 2) + 1;
            draw_row(bar, top + bar, true);
        } else if (key == KEY_NPAGE) {
            top += LINES - 2;
            draw_page(top, bar);
        }
        move(bar, 0);
        refresh();
    }
    endwin();
    return 0;
}
