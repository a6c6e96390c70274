package cn.yishulai.journal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Sends the first answer again. */
@Provider
class ReplayedMapper implements ExceptionMapper<Replayed> {

    @Override
    public Response toResponse(Replayed replayed) {
        return replayed.answer();
    }
}
