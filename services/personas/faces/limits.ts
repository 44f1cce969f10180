/** What may come in, and what goes out. PikaStream takes no picture of 1 KB or less. */
export const faceLimits = {
  maxInputBytes: 5_000_000,
  minSide: 256,
  maxSide: 4_096,
  maxOutputSide: 1_024,
  minOutputBytes: 1_025,
  maxOutputBytes: 2_000_000 - 1,
  /** A progressive JPEG is decoded once a scan: cameras write ten or so, bombs thousands. */
  maxScans: 64,
  /** Chunks of a PNG, segments of a JPEG. */
  maxParts: 20_000,
  decodeTimeoutSeconds: 20,
  /** Pictures that wait for their turn, each with its bytes in memory. */
  maxWaiting: 8,
} as const;
