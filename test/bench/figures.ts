/** The middle value; of an even number the upper one. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `share` from 0 to 1. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of the table. `met` is null where there is no aim, or it could not be measured. */
export type Line = { figure: string; value: string; aim: string; met: boolean | null };

export function table(lines: readonly Line[]): string {
  const rows = [
    ['', 'measured', 'aim', ''],
    ...lines.map(({ figure, value, aim, met }) => [
      figure,
      value,
      aim,
      met === null ? '' : met ? 'met' : 'NOT met',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
