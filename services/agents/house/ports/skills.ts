/** What the operator wrote down of how something is done here, as the model chooses it. */
export type Skill = { readonly name: string; readonly description: string };

export type SkillRead =
  /** `files`: paths of the skill's other files, as they may be asked for. */
  | { readonly kind: 'text'; readonly text: string; readonly files: readonly string[] }
  | { readonly kind: 'no_such_file' | 'not_text' | 'too_long' };

export type Skills = {
  readonly all: readonly Skill[];
  /**
   * Reads a text of one of these skills as it is now: its instructions where `file` is null, else a file of its folder, by
   * its path in there with `/` between.
   */
  read(name: string, file: string | null): Promise<SkillRead>;
};
