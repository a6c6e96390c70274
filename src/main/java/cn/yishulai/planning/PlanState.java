package cn.yishulai.planning;

/** How far a plan of a season is. */
enum PlanState {
    /** For the next process that has time. */
    WAITING,
    /** It is being searched for. */
    RUNNING,
    /** People look at it, pin and change it. */
    PROPOSED,
    /** Drafts of fairs were made of it. */
    ACCEPTED,
    /** It was tried several times and no process came to its end. */
    FAILED,
    /** Somebody ended the search. */
    CANCELLED
}
