import cloud from 'wx-server-sdk';

export const cloudDocuments = () => cloud.database();
