package cn.yishulai.simulation;

/** How far a simulation is. */
public enum SimulationState {
    /** For the next process that has time. */
    WAITING,
    RUNNING,
    DONE,
    /** It was tried several times and no process came to its end. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED
}
