/* Passwords come from the first line of a file or from the terminal without echo; never from the
 * command line, where every user of the machine can read them. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "desk/words.h"

const char *
cli_password_file(const struct cli *cli)
{
    return cli->values[OPTION_PASSWORD_FILE] ? cli->values[OPTION_PASSWORD_FILE]
                                             : getenv("MADOGUCHI_PASSWORD_FILE");
}

static enum err_code
take_line(char *out, size_t size, FILE *in, struct err *e)
{
    if (!fgets(out, (int)size, in))
        out[0] = '\0';
    size_t n = strlen(out);
    if (n + 1 == size)
        return err_set(e, ERR_INVALID, "password", N_("The password is too long."));
    while (n > 0 && (out[n - 1] == '\n' || out[n - 1] == '\r'))
        out[--n] = '\0';
    return ERR_OK;
}

static enum err_code
from_file(const char *path, char *out, size_t size, struct err *e)
{
    FILE *in = fopen(path, "re");
    struct stat st;

    if (!in)
        return err_set(e, ERR_INVALID, "password_file",
                       N_("The password file cannot be read: %s (%s)."), path, strerror(errno));
    if (fstat(fileno(in), &st) == 0 && (st.st_mode & (S_IRWXG | S_IRWXO)))
        cli_say(_("Others can read the password file %s; chmod 600 closes it."), path);
    enum err_code rc = take_line(out, size, in, e);
    fclose(in);
    return rc;
}

static enum err_code
ask(FILE *tty, const char *prompt, char *out, size_t size, struct err *e)
{
    struct termios before, silent;
    bool changed = tcgetattr(fileno(tty), &before) == 0;

    fputs(prompt, tty);
    fflush(tty);
    silent = before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    if (changed)
        tcsetattr(fileno(tty), TCSAFLUSH, &silent);
    enum err_code rc = take_line(out, size, tty, e);
    if (changed)
        tcsetattr(fileno(tty), TCSAFLUSH, &before);
    fputs("\n", tty);
    return rc;
}

enum err_code
cli_password(const char *file, const char *prompt, bool confirm, char *out, size_t size,
             struct err *e)
{
    char again[1024] = "";

    if (file && *file)
        return from_file(file, out, size, e);
    FILE *tty = fopen("/dev/tty", "r+e");
    if (!tty)
        return err_set(e, ERR_INVALID, "password_file",
                       N_("There is no terminal to ask for the password; give a password file."));
    enum err_code rc = ask(tty, prompt, out, size, e);
    if (rc == ERR_OK && confirm)
        rc = ask(tty, _("Once more: "), again, sizeof again, e);
    if (rc == ERR_OK && confirm && strcmp(out, again) != 0)
        rc = err_set(e, ERR_INVALID, "password",
                     N_("The two passwords differ. Nothing was changed."));
    explicit_bzero(again, sizeof again);
    fclose(tty);
    return rc;
}
