import type { DocumentDatabase } from '../../ports/document-database';
import type { MessageTemplates } from '../../ports/message-templates';
import type { AgencySettings } from '../../ports/program-settings';

/** The templates on the agency's settings, without brands and shops: sending asks for nothing else, each minute. */
export function documentMessageTemplates(database: Pick<DocumentDatabase, 'find'>): MessageTemplates {
  return {
    async current() {
      const agency = await database.find('settings', 'agency');
      return (agency?.messageTemplates as AgencySettings['messageTemplates']) ?? {};
    },
  };
}
