package cn.yishulai.swaps;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** In which order readers in line are served, for everybody to read. Librarians set it with the rules of requests. */
@Path("/v1/line-order")
class LineOrderResource {

    private final LineOrder order;

    LineOrderResource(LineOrder order) {
        this.order = order;
    }

    @GET
    public LineOrderView inForce() {
        return order.inForce();
    }
}
