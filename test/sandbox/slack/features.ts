/** What a workspace may have or lack, by its plan, its settings or Slack's mood. Tests change it as they go. */
export type Features = {
  /** Types of blocks that it does not have. */
  refusedBlocks: Set<string>;
  /** `free_plan`: only as the tab of a channel, one each. */
  canvases: 'allowed' | 'disabled' | 'free_plan';
  /** How long after its upload is complete a file stands in the channel. */
  sharingMs: number;
  /** Whether the app may read files: the scope counts only once it was installed again. */
  filesReadable: boolean;
  /** Bytes of files come only after this. */
  filesHeld: Promise<void> | undefined;
  /** What becomes of cards of tasks. Said: where they can't be shown Slack takes the message without them, with a warning. */
  taskCards: 'shown' | 'refused' | 'dropped';
  /** Whether its plan has agents. */
  agents: boolean;
  /** Scopes of the manifest that it was installed without. */
  withheldScopes: Set<string>;
};

const usual = {
  agents: true,
  taskCards: 'shown',
  canvases: 'allowed',
  sharingMs: 100,
  filesReadable: true,
  filesHeld: undefined,
} as const;

export function createFeatures(): Features {
  return { refusedBlocks: new Set(), withheldScopes: new Set(), ...usual };
}

export function resetFeatures(features: Features): void {
  features.refusedBlocks.clear();
  features.withheldScopes.clear();
  Object.assign(features, usual);
}
