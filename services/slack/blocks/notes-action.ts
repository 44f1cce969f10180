/** What the buttons of recaps are called on the wire; listeners/actions answers to the same names. */
export const notesAction = {
  edit: 'notes_edit',
  rewrite: 'notes_rewrite',
  setUp: 'notes_set_up',
  share: 'notes_share',
  rate: 'notes_rate',
  helpful: 'notes_helpful',
  unhelpful: 'notes_unhelpful',
  release: 'notes_release',
} as const;
