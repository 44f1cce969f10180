import type { Suggestion } from '../../home/ports/suggestions.ts';

/** What Slack shows as a button, and what it sends in the reader's name when they press it. */
export const suggestionWords: Record<Suggestion, { title: string; message: string }> = {
  what_i_can_do: { title: 'What can you do?', message: 'What can you do?' },
  first_call: { title: 'How do I send you to a call?', message: 'How do I use you?' },
  last_decisions: { title: 'What did we decide lately?', message: 'What did we decide in my last calls?' },
  open_items: { title: 'What’s left to do?', message: 'What’s left to do after my last calls?' },
  about_me: { title: 'What do you know about me?', message: 'What do you know about me?' },
};

/** Above them. */
export const suggestionsTitle = 'Try asking';
