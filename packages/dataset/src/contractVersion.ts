/**
 * Version of the columns, types, terms and id rules of the dataset. Raise its first number for a change that breaks a
 * reader, its second for a column or table added; contract.test.ts fails until both this and the snapshot are renewed.
 */
export const CONTRACT_VERSION = "3.1";
