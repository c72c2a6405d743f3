/** Between the name of a file in a container and the record within that file. */
export const WITHIN = "!/";

/** Containers in containers are opened so deep. */
const MOST_NESTED = 4;

/** Whether a path, each container of which added its part behind `WITHIN`, leads deeper than anybody packs. */
export const isTooDeep = (path: string): boolean => path.split(WITHIN).length > MOST_NESTED;
