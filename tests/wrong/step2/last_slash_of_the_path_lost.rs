// Mistake: the slash at the end of the path is taken away.
// Caught by: exercise_5_reply::one_call_is_one_get_of_that_path
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, path.trim_matches('/')));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();
        
        let body = response.bytes().await;
        if !status.is_success() {
            let now = std::time::SystemTime::now();
            return Err(ApiError::from_status(status, crate::retry_after(&headers, now)));
        }
        Ok(Reply { status, headers, body: body.map_err(ApiError::from_reqwest)? })
// ANCHOR_END: exercise_2_5
