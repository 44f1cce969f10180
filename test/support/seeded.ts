/** For fast-check: the same in CI each time; `SEED=2 RUNS=1000` looks further. */
export function seeded(seed: number, numRuns: number): { seed: number; numRuns: number } {
  return { seed: Number(process.env.SEED ?? seed), numRuns: Number(process.env.RUNS ?? numRuns) };
}
