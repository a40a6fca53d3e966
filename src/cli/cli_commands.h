/* cli_commands.h - one const struct a command, each at the end of its own file. */
#pragma once

#include "cli/cli.h"

extern const struct cli_command cmd_init, cmd_demo, cmd_user, cmd_import, cmd_export, cmd_people,
    cmd_person, cmd_day, cmd_due, cmd_kpi, cmd_date, cmd_holidays, cmd_verify;
