package cn.yishulai.fairs;

import cn.yishulai.kernel.Refusal;

/** When a helper's device at a fair is told no. */
public enum FairDeviceRefusal implements Refusal {
    /** Lost, stolen or given back: somebody who works on the fair took it out. */
    DEVICE_REVOKED(Kind.NOT_ALLOWED),
    /** The fair was postponed since the device was paired: what it holds is void. */
    DEVICE_OLD_EPOCH(Kind.CONFLICT),
    /** A device of a table says which, one of the gate has none. */
    DEVICE_TABLE_WRONG(Kind.INVALID);

    private final Kind kind;

    FairDeviceRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
