import type { Rate } from '../common/rate-limit.ts';

/** What one person has remembered. */
export const rememberRate: Rate = { burst: 20, everySeconds: 15 };
