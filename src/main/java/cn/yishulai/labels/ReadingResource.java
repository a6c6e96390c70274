package cn.yishulai.labels;

import cn.yishulai.people.Callers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/readings")
class ReadingResource {

    private final Readings readings;
    private final Callers callers;

    ReadingResource(Readings readings, Callers callers) {
        this.readings = readings;
        this.callers = callers;
    }

    /** Not a write: it only looks. */
    @POST
    @Consumes({"image/jpeg", "image/png"})
    public ReadingView read(byte[] picture) {
        return readings.read(callers.current(), picture);
    }
}
