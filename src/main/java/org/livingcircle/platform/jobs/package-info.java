/**
 * Long work: started by somebody, watched, ended early, its result kept for a while. Knows no feature: each offers its work as a {@link
 * org.livingcircle.platform.jobs.JobProcess}.
 */
@NullMarked
package org.livingcircle.platform.jobs;

import org.jspecify.annotations.NullMarked;
