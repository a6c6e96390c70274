package cn.yishulai.people;

import cn.yishulai.kernel.Refusal;

/** What shared devices and PINs say no to. */
public enum DeviceRefusal implements Refusal {
    /** Unknown, used or too old: one answer for all of them. */
    PAIRING_VOID(Kind.NOT_FOUND),
    /** No device of this id, or it is revoked. */
    DEVICE_UNKNOWN(Kind.NOT_FOUND),
    /** All the same, a row, a repetition. */
    PIN_TRIVIAL(Kind.INVALID),
    /** Five wrong ones for this name at this device. */
    PIN_LOCKED(Kind.NOT_ALLOWED);

    private final Kind kind;

    DeviceRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
