package cn.yishulai.simulation;

import cn.yishulai.kernel.Refusal;

/** When a simulation is refused. */
public enum SimulationRefusal implements Refusal {
    /** A number of the city that nobody can mean; says which field. */
    SIMULATION_MALFORMED(Kind.INVALID),
    /** More households, days and runs together than one simulation may cost. */
    SIMULATION_TOO_LARGE(Kind.INVALID),
    /** So many simulations wait already that another would have to wait too long. */
    SIMULATION_QUEUE_FULL(Kind.CONFLICT),
    /** No simulation of the last day has this name. */
    SIMULATION_UNKNOWN(Kind.NOT_FOUND),
    /** It has ended already. */
    SIMULATION_OVER(Kind.CONFLICT);

    private final Kind kind;

    SimulationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
