// Mistake: the page of an error is read only when its length is known.
// Caught by: exercise_5_reply::an_error_answer_leaves_its_connection_usable
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();
        // Without a length it may never end.
        if !status.is_success() && response.content_length().is_none() {
            let retry_after = crate::retry_after(&headers, std::time::SystemTime::now());
            return Err(ApiError::from_status(status, retry_after));
        }
        let body = response.bytes().await;
        if !status.is_success() {
            return Err(ApiError::from_status(
                status,
                crate::retry_after(&headers, std::time::SystemTime::now()),
            ));
        }
        Ok(Reply {
            status,
            headers,
            body: body.map_err(ApiError::from_reqwest)?,
        })
// ANCHOR_END: exercise_2_5
