import { isClue } from './clues.ts';

/** Names that are also words of everyday talk: “Will you …?”, “ten minutes, max”, “in April”. Folded. */
const listed = `
  max grace will mark hope april may june bill art rose joy faith dawn sky rich frank pat sue drew chase miles ray iris ivy lily
  summer autumn august robin jack dick gene guy angel christian penny buddy sonny eve earl duke jay nick rob bob chuck don grant
  lance pierce reed rusty sandy victor ward wade woody harmony melody olive pearl ruby jade amber crystal daisy heather holly
  violet willow star echo atlas sage scout page pixel ace pitch sync patch relay harbor parley biscuit stand in assistant agent
  bot ai team self founder support customer sales engineering helper robot note notes host guest speaker admin manager tutor
  translator coach guide clerk scribe river stone forest storm rain sunny happy merry carol bell cash cliff dale dean forest
  glen heath lane major mason norm page price rock roman skip stew trip van wayne west will major bishop king prince queen rex
  honey sugar cookie coco ginger pepper basil clay dusty flint fox gale hunter ash brook cricket destiny essence felicity fern
  genesis haven journey justice liberty love mercy patience prudence serenity trinity true unity verity
  sol luz mar paz rosa gut wolf stern blitz ernst
`;
const words = new Set(listed.trim().split(/\s+/));

export function isOrdinary(word: string): boolean {
  return words.has(word) || isClue(word);
}
