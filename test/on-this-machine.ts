/**
 * Milliseconds that something is awaited at most, on this machine. Bounds are written for the machine that they were made on;
 * one whose memory is slower gets as much more time, since only a test that fails waits for so long.
 */
export function onThisMachine(milliseconds: number): number {
  return Math.ceil(milliseconds * slowness());
}

const variable = 'STAND_IN_TESTS_SLOWNESS';
const mostTimes = 8;

/** By how much this machine is slower, at least 1: measured once and then in the environment, for every worker. */
function slowness(): number {
  process.env[variable] ??= String(Math.min(mostTimes, Math.max(1, fillMs() / fillMsThere)));
  return Number(process.env[variable]);
}

/** What tests wait for most is memory: each brings up databases. */
const fillBytes = 200 * 1024 * 1024;
/** Two cores of an EPYC at 2.1 GHz, with nothing beside. */
const fillMsThere = 125;

/** Of a buffer that can grow, whose memory comes in small pages whatever `malloc` was told. */
function fillMs(): number {
  const from = performance.now();
  new Uint8Array(new ArrayBuffer(fillBytes, { maxByteLength: fillBytes })).fill(1);
  return performance.now() - from;
}
