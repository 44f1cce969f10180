import type { ChosenValue } from '../../meetings/chosen-value.ts';

/** What a workspace decided for itself. */
export type Workspaces = {
  /** Days that transcripts and notes are kept; a value of null was taken away. Null where nobody ever said. */
  retention(teamId: string): Promise<ChosenValue<number | null> | null>;
  /** The workspace removed us (null: all did): keys end at once, the rest after a while. */
  left(teamId: string | null): Promise<void>;
  setRetention(teamId: string, by: string, days: number | null): Promise<void>;
};
