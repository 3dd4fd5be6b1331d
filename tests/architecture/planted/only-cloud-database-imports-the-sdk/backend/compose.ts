import cloud from 'wx-server-sdk';

export const database = cloud.database();
