package org.livingcircle.platform.jobs;

import java.util.List;

/** Work that a feature offers to be run as a job. A bean; thread safe. */
public interface JobProcess {

    /** Returns the id of the process, as in {@code /processes}. */
    String id();

    /**
     * Does the work in a thread of its own.
     *
     * @param inputs as they were checked when the job was started, JSON
     * @return the result as JSON; of cancelled work the best that was found
     * @throws JobCancelled if it was cancelled before anything was found
     * @throws org.livingcircle.platform.PlanningProblem if no result can be had for these inputs
     */
    String run(String inputs, JobControl control);

    /** Returns the formats beside JSON that a result can be had in: the values of {@code f}. */
    List<String> exports();

    /**
     * Returns a result in another format.
     *
     * @param result JSON that {@link #run} gave
     * @param format one of {@link #exports}
     */
    JobExport export(String result, String format);
}
