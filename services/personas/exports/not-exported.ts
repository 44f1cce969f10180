/** What isn't among a persona's files, though it has it. */
export type NotExported = 'voice_of_others' | 'voice_not_ready' | 'picture_locked';
