package cn.yishulai.fairs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** What is left on the tables of a fair. */
@Path("/v1/fairs/{fairId}/board")
class TableBoardResource {

    private final TableBoards boards;

    TableBoardResource(TableBoards boards) {
        this.boards = boards;
    }

    @GET
    public TableBoards.View show(@PathParam("fairId") String fair) {
        return boards.show(Fairs.id(fair));
    }
}
