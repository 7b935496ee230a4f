/* report.c: the line that a spec's template makes of an epoch, with numbers as Python prints them. */
#include "report.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Digits and exponent from C, their arrangement from Python: fixed where 1e-4 <= |value| < 1e16. */
void python_float(double value, char text[NUMBER_LENGTH])
{
    char scientific[32], digits[32];
    if (isnan(value) || isinf(value)) {
        snprintf(text, NUMBER_LENGTH, "%s", isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    int precision = 0;
    do snprintf(scientific, sizeof scientific, "%.*e", precision, value);
    while (strtod(scientific, NULL) != value && ++precision < 17);

    const int exponent = atoi(strchr(scientific, 'e') + 1);
    const char *const sign = signbit(value) ? "-" : "";
    int length = 0;
    for (const char *at = scientific; *at != 'e'; ++at)
        if (*at >= '0' && *at <= '9') digits[length++] = *at;
    digits[length] = 0;
    if (exponent < -4 || exponent >= 16)
        snprintf(text, NUMBER_LENGTH, "%s%c%s%se%+03d", sign, *digits, length > 1 ? "." : "", digits + 1,
                 exponent);
    else if (exponent < 0)
        snprintf(text, NUMBER_LENGTH, "%s0.%.*s%s", sign, -exponent - 1, "000", digits);
    else if (length <= exponent + 1)
        snprintf(text, NUMBER_LENGTH, "%s%s%.*s.0", sign, digits, exponent + 1 - length, "0000000000000000");
    else
        snprintf(text, NUMBER_LENGTH, "%s%.*s.%s", sign, exponent + 1, digits, digits + exponent + 1);
}

static void print_element(enum gradc_dtype dtype, const void *element, FILE *out)
{
    char text[NUMBER_LENGTH];
    switch (dtype) {
    case GRADC_F32:
        python_float((double)*(const float *)element, text);
        fputs(text, out);
        break;
    case GRADC_BF16: {
        const union {
            uint32_t from;
            float to;
        } bits = {(uint32_t) * (const uint16_t *)element << 16};
        python_float((double)bits.to, text);
        fputs(text, out);
        break;
    }
    case GRADC_F64:
        python_float(*(const double *)element, text);
        fputs(text, out);
        break;
    case GRADC_I32: fprintf(out, "%" PRId32, *(const int32_t *)element); break;
    case GRADC_I64: fprintf(out, "%" PRId64, *(const int64_t *)element); break;
    case GRADC_U8: fprintf(out, "%u", *(const uint8_t *)element); break;
    case GRADC_BOOL: fputs(*(const uint8_t *)element ? "True" : "False", out); break;
    }
}

/* The outputs named report, in order. */
static const struct gradc_array *next_value(const struct gradc_function *function, int *from)
{
    while (*from < function->output_count) {
        const struct gradc_array *output = &function->outputs[(*from)++];
        if (!strcmp(output->name, "report")) return output;
    }
    return NULL;
}

/* Python's rules: {} takes a value, {{ and }} are braces. */
static void print_template(const struct model *model, const struct gradc_function *function, FILE *out)
{
    int from = 0;
    for (const char *at = model->program->report; *at; ++at) {
        const bool value = at[0] == '{' && at[1] == '}';
        const struct gradc_array *output = value ? next_value(function, &from) : NULL;
        if (output) print_element(output->dtype, (const char *)model->arena + output->offset, out);
        if (!output) putc(*at, out);
        if (output || (at[0] == at[1] && (*at == '{' || *at == '}'))) ++at;
    }
    putc('\n', out);
    fflush(out);
}

void report_epoch(struct model *model, FILE *out)
{
    const struct gradc_function *function = model_function(model->program, "epoch_end", -1);
    if (!function) return;
    model_run(model, function, NULL, 0);
    if (model->program->report) print_template(model, function, out);
}
