/** Where the other side doesn't say how long to wait. */
const defaultSeconds = 60;
const maxSeconds = 3_600;

/** Leaves a service alone that has had too many requests: who goes on asking may be shut out. */
export function createPause() {
  let until = 0;
  return {
    isOn: () => performance.now() < until,
    begin(seconds: number = defaultSeconds) {
      until = performance.now() + Math.min(seconds, maxSeconds) * 1_000;
    },
  };
}
