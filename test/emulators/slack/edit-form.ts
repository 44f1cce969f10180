export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A modal as an app gives it. */
export const editForm = {
  type: 'modal' as const,
  callback_id: 'edit',
  private_metadata: 'task-1',
  title: plain('Edit message'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'words',
      label: plain('Text'),
      element: {
        type: 'plain_text_input' as const,
        action_id: 'text',
        multiline: true,
        initial_value: 'Hello Ben',
        max_length: 20,
      },
    },
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('Note'),
      optional: true,
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};
