package cn.yishulai.journal;

import jakarta.ws.rs.core.Response;

/** Thrown through a resource method that has been answered before. Carries the first answer and no stack trace. */
final class Replayed extends RuntimeException {

    private final transient Response answer;

    Replayed(Response answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Response answer() {
        return answer;
    }
}
