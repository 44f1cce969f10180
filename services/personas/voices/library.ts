/**
 * Voices of PikaStream's library that public files name, and how they sound: the vendor publishes no list. The first is
 * the public client's default.
 */
export const libraryVoices = [
  { id: 'English_radiant_girl', says: 'female, bright' },
  { id: 'English_PlayfulGirl', says: 'female, playful' },
  { id: 'English_Upbeat_Woman', says: 'female, upbeat' },
  { id: 'English_LovelyGirl', says: 'female, soft' },
  { id: 'English_FriendlyPerson', says: 'male, friendly' },
  { id: 'English_Jovialman', says: 'male, jovial' },
] as const;
