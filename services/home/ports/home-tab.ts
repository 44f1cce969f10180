import type { ClosedHome, Home, Resident } from '../home.ts';

/** Slack's Home tab of one person. */
export type HomeTab = {
  /**
   * Shows a home, with what came of the last press in it. Answers a fingerprint of what stands there; nothing is sent where
   * `before` has the same. `failed` where Slack didn't take it now, `gone` where there's no such tab any more.
   */
  show(
    resident: Resident,
    home: Home | ClosedHome,
    notice: string | null,
    before: string | null,
  ): Promise<{ fingerprint: string } | 'failed' | 'gone'>;
};
