package cn.yishulai.intake;

/** A drop-off session is open until its receipt is printed. */
public enum DropOffState {
    OPEN,
    CLOSED
}
