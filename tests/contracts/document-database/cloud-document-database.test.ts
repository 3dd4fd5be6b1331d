import { describeDocumentDatabase } from './document-database.contract';
import { openThroughSdk } from './open-through-sdk';

describeDocumentDatabase('cloud, through wx-server-sdk and the local service', openThroughSdk);
