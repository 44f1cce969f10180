/** Names that people give to a persona: the ready ones', and others that are common. Several are words of everyday talk. */
export const commonNames: readonly string[] = `
  Stand-in Patch Echo Biscuit Pitch Harbor Relay Parley Sage
  Nova Max Grace Will Mark Hope April Ada Alex Sam Emma Noah Mia Leo Luna Iris Juno Sophie Anna Ben Tom Lisa Maria Clara
  Oscar Hugo Felix Ella Zoe Kai Robin Charlie Jamie Atlas Pixel Ava Finn Nina Theo Otto Rose`
  .trim()
  .split(/\s+/);
