/** Which settings a kind of destination lacks, for whoever asks for it. */
export const notSetUp = {
  email: 'E-mail is not set up here: an admin has to set SMTP_URL and MAIL_FROM.',
  notion: 'Notion is not set up here: an admin has to set NOTION_TOKEN.',
  webhook: 'Webhooks are not set up here.',
} as const;
