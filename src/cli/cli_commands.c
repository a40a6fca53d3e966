/* The commands of this version, in the order of the help. */
#include "cli/cli_commands.h"

const struct cli_command *const cli_commands[] = {
    &cmd_init,   &cmd_demo,   &cmd_user, &cmd_import, &cmd_export, &cmd_people,
    &cmd_person, &cmd_day,    &cmd_due,  &cmd_kpi,    &cmd_date,   &cmd_holidays,
    &cmd_verify,
};
const int cli_commands_count = sizeof cli_commands / sizeof *cli_commands;
